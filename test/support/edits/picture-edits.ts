import { makePng } from '../pictures.ts';
import { type Desk, edit, type Edit, listShown, type Paper, perhaps, removeFile, silent, writeFile, writePaper } from './edit.ts';

const picture = /!\[([^\]]*)\]\(([^)]+)\)/u;

const pickPictured = (desk: Desk): Paper => desk.random.pick(listShown(desk, ({ body }) => picture.test(body)));
const folderOf = ({ path }: Paper): string => path.slice(0, path.lastIndexOf('/') + 1);
const pathOf = (paper: Paper): string => `${folderOf(paper)}${picture.exec(paper.body)?.[2] ?? ''}`;
const makeColour = (desk: Desk): string => `#${(((desk.count() * 7919) % 0xff_ff_ff) | 0x10_10_10).toString(16).padStart(6, '0')}`;

/** Edits of pictures and of what the texts say of them. */
export const pictureEdits: readonly Edit[] = [
  edit('a picture is replaced by one of the same size', async (desk) =>
    writeFile(desk, pathOf(pickPictured(desk)), await makePng(90, 60, makeColour(desk))),
  ),
  edit('a picture is replaced by one of another size', async (desk) =>
    writeFile(desk, pathOf(pickPictured(desk)), await makePng(60 + desk.count(), 40, makeColour(desk))),
  ),
  edit('a picture is added', async (desk) => {
    const paper = desk.random.pick(listShown(desk));
    const name = `drawing-${desk.count()}.png`;
    writeFile(desk, `${folderOf(paper)}${name}`, await makePng(50, 50, makeColour(desk)));
    writePaper(desk, { ...paper, body: `${paper.body.trimEnd()}\n\n### Drawing ${desk.count()}\n\n![A square of one colour.](${name})\n` });
  }),
  edit('a picture is removed', (desk) => {
    const paper = pickPictured(desk);
    removeFile(desk, pathOf(paper));
    writePaper(desk, { ...paper, body: paper.body.replace(picture, () => `There was a picture ${desk.count()} here.`) });
  }),
  edit('the text of a picture is changed', (desk) => {
    const paper = pickPictured(desk);
    writePaper(desk, {
      ...paper,
      body: paper.body.replace(picture, (_, __, name: string) => `![It is drawing ${desk.count()}.](${name})`),
    });
  }),
  perhaps('a picture gets another name', (desk) => {
    const paper = pickPictured(desk);
    const name = `renamed-${desk.count()}.png`;
    const bytes = desk.files[pathOf(paper)] ?? '';
    removeFile(desk, pathOf(paper));
    writeFile(desk, `${folderOf(paper)}${name}`, bytes);
    writePaper(desk, { ...paper, body: paper.body.replace(picture, (_, words: string) => `![${words}](${name})`) });
  }),
  edit('two pictures trade places', (desk) => {
    const first = pathOf(pickPictured(desk));
    const second = desk.random.pick(listShown(desk, (paper) => picture.test(paper.body) && pathOf(paper) !== first).map(pathOf));
    desk.files = { ...desk.files, [first]: desk.files[second] ?? '', [second]: desk.files[first] ?? '' };
  }),
  silent('a picture that no text shows is added', async (desk) =>
    writeFile(desk, `briefings/2026/unused-${desk.count()}.png`, await makePng(40, 40, makeColour(desk))),
  ),
];
