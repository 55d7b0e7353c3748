import { type Desk, edit, type Edit, perhaps, readText, replaceIn, writeFile } from './edit.ts';

const file = 'publication.yaml';

const set = (desk: Desk, key: string, value: string): void => {
  const line = new RegExp(`^${key}: .*$`, 'mu');
  if (line.test(readText(desk, file))) replaceIn(desk, file, line, `${key}: ${value}`);
  else writeFile(desk, file, `${readText(desk, file)}${key}: ${value}\n`);
};

/** One of the values that is not the present one. */
const other = (desk: Desk, key: string, values: readonly string[]): string =>
  desk.random.pick(values.filter((value) => !readText(desk, file).includes(`${key}: ${value}\n`)));

/** Edits of the publication's record, and of the options that replace parts of it. */
export const publicationEdits: readonly Edit[] = [
  edit('the publication gets another name', (desk) => set(desk, 'name', `Meridian ${desk.count()}`)),
  edit('the publication gets another description', (desk) => set(desk, 'description', `Longer briefings, number ${desk.count()}.`)),
  edit('the notice is changed', (desk) => set(desk, 'notice', `Every briefing of ${desk.count()} is illustrative.`)),
  edit('the contact is changed', (desk) => set(desk, 'contact', `desk-${desk.count()}@meridian.example`)),
  edit('the language is changed', (desk) => set(desk, 'language', other(desk, 'language', ['en', 'en-GB', 'fr']))),
  edit('the address of the site is changed', (desk) => set(desk, 'url', `https://host-${desk.count()}.example`)),
  edit('the base path is changed', (desk) => set(desk, 'base', `/desk-${desk.count()}/`)),
  edit('the time zone is changed', (desk) => {
    set(desk, 'time-zone', other(desk, 'time-zone', ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles']));
    desk.asOf = new Date(Date.parse(desk.asOf) + 3_600_000).toISOString().replace('.000Z', 'Z');
  }),
  edit('an author gets another name', (desk) => replaceIn(desk, file, /research-desk: .*/u, `research-desk: Desk ${desk.count()}`)),
  edit('a region gets another name', (desk) => replaceIn(desk, file, /europe: .*/u, `europe: Europe ${desk.count()}`)),
  perhaps('a sector gets another name', (desk) => replaceIn(desk, file, /diagnostics: .*/u, `diagnostics: Diagnostics ${desk.count()}`)),
  edit('a kind gets another name', (desk) => replaceIn(desk, file, /title: .*/u, `title: Briefing ${desk.count()}`)),
  edit('the licence is changed', (desk) => replaceIn(desk, file, /name: CC.*/u, `name: CC BY ${desk.count()}`)),
  edit('a base path is given as an option', (desk) => {
    desk.base = desk.random.pick(['/one/', '/two/deep/'].filter((path) => path !== desk.base));
  }),
  edit('no base path is given as an option any more', (desk) => {
    desk.random.pick([desk.base].filter((given) => given !== undefined));
    desk.base = undefined;
  }),
  edit('the address of the site is given as an option', (desk) => {
    desk.site = `https://option-${desk.count()}.example`;
  }),
  edit('the address of the site is not given as an option any more', (desk) => {
    desk.random.pick([desk.site].filter((given) => given !== undefined));
    desk.site = undefined;
  }),
];
