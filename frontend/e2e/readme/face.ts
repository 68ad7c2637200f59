/** How somebody and their room look, as colours of CSS. */
export interface Face {
  skin: string;
  hair: string;
  shirt: string;
  wall: readonly [string, string];
  /** Whether the hair falls to the shoulders. */
  isLong: boolean;
}

/** The camera of a device shows a drawn person, and its microphone is silent. Runs in the page, so it can use nothing from here. */
export function sitBeforeCamera({ skin, hair, shirt, wall, isLong }: Face): void {
  const { mediaDevices } = navigator;
  // Browsers hide devices from pages without TLS.
  if (!mediaDevices) return;
  const [width, height] = [1280, 720];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  if (!pen) return;

  function round(x: number, y: number, rx: number, ry: number, color: string, from = 0, to = 2 * Math.PI): void {
    if (!pen) return;
    pen.fillStyle = color;
    pen.beginPath();
    pen.ellipse(x, y, rx, ry, 0, from, to);
    pen.fill();
  }

  function draw(time: number): void {
    if (!pen) return;
    const light = pen.createLinearGradient(0, 0, width, height);
    light.addColorStop(0, wall[0]);
    light.addColorStop(1, wall[1]);
    pen.fillStyle = light;
    pen.fillRect(0, 0, width, height);
    // A lamp out of focus.
    pen.filter = 'blur(28px)';
    round(1_030, 190, 110, 110, 'rgb(255 244 214 / 0.55)');
    pen.fillStyle = 'rgb(255 255 255 / 0.16)';
    pen.fillRect(90, 90, 260, 330);
    pen.filter = 'none';
    // Smaller, so that a phone on end shows all of the face.
    pen.setTransform(0.72, 0, 0, 0.72, width * 0.14, height * 0.28);
    const sway = Math.sin(time / 900) * 5;
    const [x, y] = [640 + sway, 320];
    if (isLong) round(x, y + 70, 205, 270, hair);
    round(x, 820, 390, 300, shirt);
    pen.fillStyle = skin;
    pen.fillRect(x - 55, y + 110, 110, 130);
    round(x, y + 235, 78, 40, skin);
    pen.fillStyle = 'rgb(0 0 0 / 0.12)';
    pen.fillRect(x - 55, y + 150, 110, 22);
    round(x, y, 150, 185, skin);
    round(x - 150, y + 10, 22, 36, skin);
    round(x + 150, y + 10, 22, 36, skin);
    round(x, y - 62, 162, 140, hair, Math.PI, 0);
    round(x, y - 78, 160, 44, hair);
    const isBlink = time % 3_700 < 120;
    for (const side of [-56, 56]) {
      round(x + side, y + 12, 17, isBlink ? 2 : 13, '#fff');
      if (!isBlink) round(x + side + sway / 3, y + 13, 9, 10, '#2b211c');
      round(x + side, y - 22, 26, 5, hair);
    }
    pen.strokeStyle = 'rgb(0 0 0 / 0.28)';
    pen.lineWidth = 6;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.arc(x + 4, y + 40, 15, 0.2, 2.4);
    pen.stroke();
    pen.strokeStyle = '#8d3f3f';
    pen.lineWidth = 8;
    pen.beginPath();
    pen.arc(x, y + 62, 48, 0.35, Math.PI - 0.35);
    pen.stroke();
    pen.resetTransform();
  }

  mediaDevices.getUserMedia = constraints => {
    const tracks: MediaStreamTrack[] = [];
    if (constraints?.video) {
      draw(0);
      setInterval(() => draw(performance.now()), 100);
      tracks.push(...canvas.captureStream(10).getTracks());
    }
    if (constraints?.audio) tracks.push(...new AudioContext().createMediaStreamDestination().stream.getTracks());
    return Promise.resolve(new MediaStream(tracks));
  };
}
