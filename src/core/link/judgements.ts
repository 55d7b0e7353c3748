import type { Body, BriefingFront, Outline, Passage } from '../model.ts';
import type { JudgementModel, PassageRef } from '../page-model.ts';
import { setPhrase } from '../text/phrase.ts';
import { LIKELIHOODS } from '../validate/briefing-schema.ts';
import { defaultKind, judgementSection } from '../rules/kind-sections.ts';
import type { LinkContext } from './context.ts';

/** A briefing's key judgements: those of its front matter, else the list of the section its kind names. */
export function judgementsOf(front: BriefingFront, body: Body, context: LinkContext): JudgementModel[] {
  if (front.judgements !== undefined) {
    return front.judgements.map((judgement) => {
      const passage = body.passages.find(({ id }) => id === judgement.passage);
      return {
        phrase: setPhrase(judgement.text),
        ...(passage === undefined ? {} : { passage: toPassageRef(passage) }),
        ...(judgement.likelihood === undefined ? {} : { likelihood: LIKELIHOODS[judgement.likelihood] }),
        ...(judgement.confidence === undefined ? {} : { confidence: judgement.confidence }),
        ...(judgement.by === undefined ? {} : { by: context.dates.date(judgement.by) }),
      };
    });
  }
  const section = judgementPassage(front, body, context);
  return (section?.items ?? []).map((item) => ({
    phrase: setPhrase(item),
    ...(section === undefined ? {} : { passage: toPassageRef(section) }),
  }));
}

/** The passage whose list items are the key judgements. */
export function judgementPassage(front: BriefingFront, body: Body, { archive }: LinkContext): Passage | undefined {
  const kind = archive.publication.kinds[front.kind ?? defaultKind(archive.publication)];
  return judgementSection(body.passages, kind?.judgements);
}

/** A passage as pages refer to it; `page` is the address of the page it stands on, empty for the page itself. */
export function toPassageRef(passage: Pick<Outline['passages'][number], 'id' | 'number' | 'title'>, page = ''): PassageRef {
  return { href: `${page}#${encodeURIComponent(passage.id)}`, number: passage.number, title: passage.title };
}
