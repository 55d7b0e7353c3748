/**
 * Slots stand in rendered text for what one file alone cannot know: a picture's addresses, another briefing's title.
 * They are written between two private-use characters, which sources may not contain.
 */
const SLOT = /\uE000(\w+)\|([^\uE001]*)\uE001/gu;

export type SlotKind = 'picture' | 'title';

/** Writes a slot. */
export function makeSlot(kind: SlotKind, argument: string): string {
  return `\uE000${kind}|${argument}\uE001`;
}

/** Replaces every slot of a text; what `fill` returns is inserted as it is. */
export function fillSlots(text: string, fill: (kind: SlotKind, argument: string) => string): string {
  return text.includes('\uE000') ? text.replace(SLOT, (_all, kind: string, argument: string) => fill(kind as SlotKind, argument)) : text;
}
