/** Of each briefing, by its address: the one before, the one after, and up to three near it in its lead theme. */
export function placeNeighbours(newestFirst) {
  const byTheme = Map.groupBy(newestFirst, ({ data }) => data.themes[0]);
  const places = new Map([...byTheme.values()].flatMap((group) => group.map(({ url }, place) => [url, place])));
  return Object.fromEntries(
    newestFirst.map((briefing, index) => {
      const group = byTheme.get(briefing.data.themes[0]);
      const place = places.get(briefing.url);
      const near = group.slice(Math.max(0, place - 2), place + 3).filter(({ url }) => url !== briefing.url);
      return [briefing.url, { previous: newestFirst[index + 1], next: newestFirst[index - 1], near: near.slice(0, 3) }];
    }),
  );
}
