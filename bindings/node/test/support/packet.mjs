// A packet of evidence with small files, which has the same bytes at each start.

import { rebuttal } from './package.mjs';

/** A page with a black square at so many points from the left. */
export function pdf(left) {
  const drawn = `${left} 40 200 200 re f`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
  ];
  let text = '%PDF-1.5\n';
  let offsets = '';
  for (const [index, content] of objects.entries()) {
    offsets += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${content}\nendobj\n`;
  }
  const end = `trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 5\n0000000000 65535 f \n${offsets}${end}`, 'latin1');
}

/** A packet with files for two fields. */
export const packet = (dispute) =>
  new rebuttal.EvidencePacket(dispute)
    .text('uncategorized_text', 'It was delivered on Monday.')
    .file('receipt', { name: 'receipt.pdf', data: pdf(40) })
    .file('shipping_documentation', { name: 'label.pdf', data: pdf(60) })
    .file('shipping_documentation', { name: 'photo.pdf', data: pdf(80) });

/** How often evidence was submitted, and how often each key uploaded a file. */
export async function effects(sandbox) {
  const found = (await sandbox.get('/_sandbox/effects')).effects;
  const done = Object.values(found).flatMap((one) => one.done);
  const uploads = {};
  for (const { did, idempotency_key: key } of done) {
    if (did.includes('uploaded')) uploads[key] = (uploads[key] ?? 0) + 1;
  }
  return {
    submitted: done.filter(({ did }) => did.includes('evidence_submitted')).length,
    uploads: Object.values(uploads),
  };
}
