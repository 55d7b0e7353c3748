/** What was kept is not as it is written: to be thrown away and made anew. */
export class PackDamaged extends Error {
  override readonly name = 'PackDamaged';
}
