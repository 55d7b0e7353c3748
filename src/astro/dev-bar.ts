import barStyles from './dev-bar.css?inline';
import pageStyles from './dev-bar-page.css?inline';

/** The bar of the development server, on every page. It says what the server says, and adds to each passage the way to its source. */

const OPEN = 'throughline-open';
const HAD_ERRORS = 'throughline-had-errors';

const host = document.createElement('throughline-bar');
const root = host.attachShadow({ mode: 'open' });
root.adoptedStyleSheets.push(makeSheet(barStyles));
document.adoptedStyleSheets.push(makeSheet(pageStyles));

let shown = '';
/** Counts what is asked: an older answer may come after a newer one. */
let asked = 0;
/** There is something new, but somebody is filling in the form. */
let isBehind = false;

/** The policy of the pages, which is that of the published ones, lets in no style element. */
function makeSheet(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

async function refresh(): Promise<void> {
  asked += 1;
  const own = asked;
  const html = await ask();
  if (own !== asked || html === undefined || html === shown) return;
  isBehind = root.activeElement?.closest('form') != null;
  if (!isBehind) show(html);
}

/** What the server says of this page; undefined while it cannot. */
async function ask(): Promise<string | undefined> {
  const page = encodeURIComponent(location.pathname + location.search);
  try {
    const response = await fetch(`/_dev/overview?page=${page}`);
    return response.ok ? await response.text() : undefined;
  } catch {
    // The server has ended; when it is there again, the page is loaded anew.
    return undefined;
  }
}

function show(html: string): void {
  const focused = root.activeElement?.closest('details')?.id;
  shown = html;
  root.innerHTML = html;
  if (!host.isConnected) document.body.append(host);
  openPanels();
  linkPassages();
  if (focused !== undefined) root.getElementById(focused)?.querySelector('summary')?.focus();
}

/** What was open on the last page is open on this one; errors open by themselves when they are new, and close when they are mended. */
function openPanels(): void {
  const hasErrors = panel('problems')?.dataset.errors !== '0';
  const hadErrors = sessionStorage.getItem(HAD_ERRORS) !== null;
  if (hasErrors && !hadErrors) sessionStorage.setItem(OPEN, 'problems');
  if (!hasErrors && hadErrors) sessionStorage.removeItem(OPEN);
  if (hasErrors) sessionStorage.setItem(HAD_ERRORS, '');
  else sessionStorage.removeItem(HAD_ERRORS);
  for (const details of root.querySelectorAll('details')) {
    details.open = sessionStorage.getItem(OPEN) === details.id;
    details.addEventListener('toggle', () => {
      sessionStorage.setItem(OPEN, root.querySelector('details[open]')?.id ?? '');
    });
  }
}

function linkPassages(): void {
  for (const old of document.querySelectorAll('.throughline-source')) old.remove();
  for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-passage]')) {
    const place = document.getElementById(link.dataset.passage ?? '');
    const heading = place?.matches('h2, h3, h4') === true ? place : place?.querySelector('h2, h3, h4');
    const copy = link.cloneNode(true) as HTMLAnchorElement;
    copy.className = 'throughline-source';
    copy.ariaLabel = `Source of this passage, line ${link.dataset.line ?? ''}`;
    heading?.append(copy);
  }
}

const panel = (id: string): HTMLDetailsElement | null => root.querySelector<HTMLDetailsElement>(`details#${id}`);

document.addEventListener('keydown', (event) => {
  const problems = panel('problems');
  if (problems === null || event.key !== '.' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  problems.open = !problems.open;
  problems.querySelector<HTMLElement>(problems.open ? '.panel' : 'summary')?.focus();
});

root.addEventListener('keydown', (event) => {
  const open = root.querySelector<HTMLDetailsElement>('details[open]');
  if ((event as KeyboardEvent).key !== 'Escape' || open === null) return;
  open.open = false;
  open.querySelector('summary')?.focus();
});

root.addEventListener('focusout', (event) => {
  const next = (event as FocusEvent).relatedTarget;
  if (isBehind && !(next instanceof Element && next.closest('form') !== null)) void refresh();
});

import.meta.hot?.on('throughline:overview', () => void refresh());
void refresh();
