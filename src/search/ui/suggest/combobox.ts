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
  const choice = makeChoice(field, list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.addEventListener('keydown', (event) => {
    if (!event.isComposing && act(event, choice, isOver)) event.preventDefault();
  });
  // A press must not take the focus from the field, or the list would be gone before the click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  if (isOver) for (const event of ['focusout', 'search'] as const) field.addEventListener(event, () => choice.offer([]));
  choice.offer([]);
  return { offer: choice.offer };
}

/** Options, one of which may be chosen. */
interface Choice extends Combobox {
  readonly count: () => number;
  /** Its place, or -1. */
  readonly chosen: () => number;
  readonly option: () => HTMLAnchorElement | undefined;
  readonly choose: (index: number) => void;
}

/** Keeps what browsers are told of the options in step with them. */
function makeChoice(field: HTMLInputElement, list: HTMLElement): Choice {
  let options: readonly HTMLAnchorElement[] = [];
  let chosen = -1;
  const choose = (index: number): void => {
    chosen = index;
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
    choose(-1);
  };
  return { offer, choose, count: () => options.length, chosen: () => chosen, option: () => options[chosen] };
}

/** Does what a key asks for; says whether the key has done its work. */
function act(event: KeyboardEvent, choice: Choice, isOver: boolean): boolean {
  const [last, chosen, option] = [choice.count() - 1, choice.chosen(), choice.option()];
  const { key } = event;
  if (key === 'Home' || key === 'End') choice.choose(-1);
  if (last < 0) return false;
  if (key === 'ArrowDown') {
    choice.choose(chosen < last ? chosen + 1 : -1);
    return chosen < last || isOver;
  }
  if (key === 'ArrowUp' && (isOver || chosen >= 0)) {
    choice.choose(chosen < 0 ? last : chosen - 1);
    return true;
  }
  if (key === 'Enter' && option !== undefined) {
    follow(option, event);
    return true;
  }
  if (key === 'Escape' && isOver) {
    choice.offer([]);
    return true;
  }
  return false;
}

/** Opens a link as a click does, beside this page with a modifier key. */
function follow(link: HTMLAnchorElement, { ctrlKey, metaKey }: KeyboardEvent): void {
  if (ctrlKey || metaKey) window.open(link.href, '_blank', 'noopener');
  else link.click();
}
