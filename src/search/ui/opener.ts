/** The one script of ordinary pages: opens search from its link and by key, and loads the rest on first use. */

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-find]') : null;
  if (link === null || event.button > 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  open(event);
});

document.addEventListener('keydown', (event) => {
  const { key, target, metaKey, ctrlKey, altKey, shiftKey } = event;
  const typing = target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
  const slash = key === '/' && !typing && !metaKey && !ctrlKey && !altKey;
  const command = key.toLowerCase() === 'k' && (metaKey || ctrlKey) && !altKey && !shiftKey;
  if (slash || command) open(event);
});

function open(event: Event): void {
  event.preventDefault();
  import('./dialog.ts').then(
    ({ openDialog }) => openDialog(),
    // Offline, or the site has changed since the page was loaded: the search page says what can be done.
    () => location.assign(document.querySelector<HTMLAnchorElement>('a[data-find]')?.href ?? ''),
  );
}
