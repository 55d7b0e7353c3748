import type { z } from 'zod';

/**
 * What of a value is in order. `null` stands for what is there and out of form, or may be among what could not be read: nothing follows
 * from it. What is absent is not there.
 */
export type Sound<T> = T extends readonly (infer Item)[]
  ? readonly (Sound<Item> | null)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Sound<T[Key]> | null }
    : T;

/** Takes out of data what a schema found wrong in it. */
export function keepSound<T>(data: unknown, issues: readonly z.core.$ZodIssue[]): Sound<T> {
  const sound: unknown = structuredClone(data);
  for (const { path } of issues) {
    const key = path.at(-1);
    if (key === undefined) return {} as Sound<T>;
    const parent = findPart(sound, path.slice(0, -1));
    if (parent !== undefined && Object.hasOwn(parent, key)) parent[key] = null;
  }
  return sound as Sound<T>;
}

/** The values of a list that are in order. */
export const soundItems = <Item>(items: readonly (Item | null)[] | null | undefined): Item[] =>
  (items ?? []).filter((item): item is Item & {} => item !== null);

function findPart(data: unknown, path: readonly PropertyKey[]): Record<PropertyKey, unknown> | undefined {
  let part = data;
  for (const key of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Record<PropertyKey, unknown>)[key];
  }
  return typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>) : undefined;
}
