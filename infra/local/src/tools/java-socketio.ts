import { mavenJars } from './maven-jars.ts';

/** The official Java client: a foreign client for the tests. */
export const javaSocketIo = mavenJars('java-socketio', [['io.socket', 'socket.io-client', '2.1.2']]);
