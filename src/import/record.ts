export type JsonRecord = Readonly<Record<string, unknown>>;

/** Keys and values of what was parsed; none where it is no map. */
export const toRecord = (data: unknown): JsonRecord => (isRecord(data) ? { ...data } : {});

export const isRecord = (data: unknown): data is JsonRecord => typeof data === 'object' && data !== null && !Array.isArray(data);

/** A value by its key, in whatever capitals that is written. */
export const findValue = (record: JsonRecord, key: string): unknown =>
  Object.entries(record).find(([name]) => name.toLowerCase() === key)?.[1];
