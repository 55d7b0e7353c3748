/** A field with a list of links under it, one of which may be chosen by keys while the focus stays in the field. */
export interface Combobox {
  /** Puts other links into the list; none hide it. */
  readonly offer: (options: readonly HTMLAnchorElement[]) => void;
}

interface ComboboxParts {
  readonly field: HTMLInputElement;
  /** A `listbox` with an id of its own. */
  readonly list: HTMLElement;
  /** Whether the list lies over what is under it: then it goes when the focus leaves the field, and by Escape. */
  readonly isOver: boolean;
}

/**
 * Makes a field a combobox. Down and Up choose, Enter opens, Home, End and typing go back to the text. Of a list that lies over nothing Down
 * leaves the last option to whoever else listens.
 */
export function makeCombobox({ field, list, isOver }: ComboboxParts): Combobox {
  let options: readonly HTMLAnchorElement[] = [];
  let active = -1;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  const activate = (index: number): void => {
    active = index;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const id = options[index]?.id;
    if (id === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', id);
  };
  const offer = (given: readonly HTMLAnchorElement[]): void => {
    options = given;
    options.forEach((option, at) => (option.id = `${list.id}-${at}`));
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
    activate(-1);
  };
  const move = (step: 1 | -1): boolean => {
    const next = active + step;
    if (options.length === 0) return false;
    if (next >= -1 && next < options.length) activate(next);
    else if (!isOver) activate(-1);
    else activate(next < -1 ? options.length - 1 : -1);
    return next < options.length || isOver;
  };
  const act: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => (isOver || active >= 0) && move(-1),
    Enter: (event) => {
      const option = options[active];
      if (option !== undefined) follow(option, event);
      return option !== undefined;
    },
    Escape: () => {
      const isOpen = isOver && options.length > 0;
      if (isOpen) offer([]);
      return isOpen;
    },
  };
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Home' || event.key === 'End') activate(-1);
    else if (act[event.key]?.(event) === true) event.preventDefault();
  });
  // A press must not take the focus from the field, or the list would be gone before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  if (isOver) for (const event of ['focusout', 'search'] as const) field.addEventListener(event, () => offer([]));
  offer([]);
  return { offer };
}

/** Opens a link as a click does, beside this page with a modifier key. */
function follow(link: HTMLAnchorElement, { ctrlKey, metaKey }: KeyboardEvent): void {
  if (ctrlKey || metaKey) window.open(link.href, '_blank', 'noopener');
  else link.click();
}
