import { sendTo, timeJoin } from './join.ts';
import { framesSince, outageAfter, watchCall } from './outage.ts';
import { heard, talk } from './sound.ts';
import { addReceiver, measureUpload, uploadToMesh, uploadToSfu } from './upload.ts';

// What the bench asks of its pages.
const bench = {
  sendTo,
  timeJoin,
  uploadToSfu,
  uploadToMesh,
  addReceiver,
  measureUpload,
  watchCall,
  outageAfter,
  framesSince,
  talk,
  heard,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
