const side = { width: 640, height: 360 };
const framesPerSecond = 10;

/** A track that needs no camera: a disc that goes round, so that one sees that it moves and which way is up. */
export function movingPicture(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, side);
  const pen = canvas.getContext('2d');
  let turn = 0;
  setInterval(() => {
    if (!pen) return;
    turn += 0.1;
    pen.fillStyle = '#24514c';
    pen.fillRect(0, 0, side.width, side.height);
    pen.fillStyle = '#f2e6c9';
    pen.beginPath();
    pen.arc(side.width / 2 + Math.cos(turn) * 120, side.height / 2 + Math.sin(turn) * 90, 40, 0, 2 * Math.PI);
    pen.fill();
    pen.font = '28px sans-serif';
    pen.fillText('left', 16, side.height - 24);
  }, 1_000 / framesPerSecond);
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (!track) throw new Error('The browser makes no stream of a canvas');
  return track;
}
