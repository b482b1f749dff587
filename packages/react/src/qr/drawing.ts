import { correction, generate } from 'lean-qr/nano';

/** The width of the white margin that the standard requires, in modules. */
const MARGIN = 4;

/** A QR code as a drawing. */
export interface QrCodeDrawing {
  /** Modules per side, with the white margin. */
  size: number;
  /** The dark modules, as the path data of an SVG. */
  path: string;
}

export function drawCode(text: string): QrCodeDrawing {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`;
    }
  }
  return { size: code.size + 2 * MARGIN, path };
}

export function toSvg({ size, path }: QrCodeDrawing, pixels: number): Blob {
  const source = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return new Blob([source], { type: 'image/svg+xml' });
}

export function toPng({ size, path }: QrCodeDrawing, pixels: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // Whole pixels for each module. The rest is added to the white margin.
  const scale = Math.floor(pixels / size) || pixels / size;
  const margin = Math.floor((pixels - scale * size) / 2);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, pixels, pixels);
  context.setTransform(scale, 0, 0, scale, margin, margin);
  context.fillStyle = '#000';
  const modules = new Path2D(path);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is not an array.
  context.fill(modules);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(`no picture of ${pixels} pixels`))), 'image/png');
  });
}
