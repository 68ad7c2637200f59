// For mongosh, at each start of the stack: makes the replica set and the accounts of chat and of the exporter, unless
// they are there. MongoDB takes a while until it is the primary of its set.
const { readFileSync } = require('node:fs');
const secret = name => readFileSync(`/run/secrets/${name}`, 'utf8').trim();

const admin = connect(`mongodb://root:${secret('mongo-root-password')}@mongo:27017/admin?directConnection=true`);

function ensureAccount(user, password, roles) {
  if (admin.getUser(user)) admin.updateUser(user, { pwd: password, roles });
  else admin.createUser({ user, pwd: password, roles });
}

try {
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] } });
} catch (error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}
while (!admin.hello().isWritablePrimary) sleep(100);

ensureAccount('parley', secret('mongo-password'), [
  { role: 'readWrite', db: 'parley' },
  { role: 'dbAdmin', db: 'parley' },
]);
ensureAccount('exporter', secret('mongo-exporter-password'), [
  { role: 'clusterMonitor', db: 'admin' },
  { role: 'read', db: 'local' },
]);
print('the replica set and its accounts are there');
