import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { buildSiteIn } from '../support/build-site.ts';
import { makeFolder } from '../support/folders.ts';
import { briefingFile, emptyArchive, publicationFile } from '../support/sample-files.ts';
import { visitSite } from '../support/visits.ts';

const folder = makeFolder();
const { open, at } = visitSite(async () => {
  const publication = String(publicationFile['publication.yaml']).replace('language: en', 'language: de');
  const { out, checked } = await buildSiteIn(folder, {
    ...emptyArchive,
    'publication.yaml': publication,
    ...briefingFile({ date: '2026-01-16', slug: 'zwei-antraege', title: 'Zwei Anträge brauchen einen Datensatz' }),
    ...briefingFile({ date: '2026-01-09', slug: 'ein-antrag', title: 'Ein Antrag genügt selten' }),
  });
  expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { out };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('in a publication in German, search speaks German', () => {
  test('on its page', async () => {
    const page = await open('search/?q=antrage+xylophon');
    const status = page.locator('#status');
    await status
      .filter({ hasText: /^\d Passagen in 2 Briefings\. „xylophon“ kommt nirgends vor und blieb unberücksichtigt\.$/u })
      .waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Suche');
    expect(await page.getByRole('group', { name: 'Datum' }).getByLabel('Von').count()).toBe(1);
    await page.getByRole('link', { name: 'Neueste' }).click();
    await page.waitForURL(at('search/?q=antrage+xylophon&order=newest'));
  });

  test('in its dialog', async () => {
    const page = await open('');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Suche' });
    await dialog.getByRole('status').filter({ hasText: 'Tippen, um 2 Briefings zu durchsuchen.' }).waitFor();
    await page.keyboard.type('zwei antr');
    await dialog.getByRole('listbox', { name: 'Vorschläge' }).getByRole('option').first().waitFor();
    await dialog.getByRole('button', { name: 'Alle Treffer' }).waitFor();
  });
});
