import sharp from 'sharp';

/** A PNG of one colour. */
export async function makePng(width: number, height: number, colour = '#00594d'): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
}
