import PDFDocument from 'pdfkit';

/** A new A4 page with its bytes to come, once it is ended; the same text and instant give the same bytes. */
export function openPdf(
  title: string,
  created: Date,
): { pdf: PDFKit.PDFDocument; finished: Promise<Buffer> } {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 56,
    info: { Title: title, CreationDate: created, ModDate: created },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  return { pdf, finished };
}

/** The PDF's own fonts hold the letters of Western Europe (Windows-1252) and no others. */
const PRINTABLE = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]$/u;
/** What stands where letters cannot be printed, and the sentence that says so. */
export const UNPRINTABLE = '¤';
export const LOSS =
  'stands for letters that this page cannot print; the e-mail that carries it has the full text.';

/** A letter that cannot be printed loses its accent or becomes a sign, never another letter. */
export function printable(text: string): string {
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    if (PRINTABLE.test(letter)) return letter;
    const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '');
    return [...plain].every((one) => PRINTABLE.test(one)) ? plain : UNPRINTABLE;
  });
  return letters.join('').replace(/¤+/g, UNPRINTABLE);
}
