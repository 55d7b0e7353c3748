import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const content = process.env.BENCH_CONTENT;

const briefings = defineCollection({
  loader: glob({
    base: `${content}/briefings`,
    pattern: '**/*.md',
    generateId: ({ entry }) => entry.replace(/^.*\/\d{4}-\d{2}-\d{2}-|\.md$/g, ''),
  }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    summary: z.string(),
    themes: z.array(z.string()),
    authors: z.array(z.string()),
    regions: z.array(z.string()),
    status: z.enum(['draft', 'published']).default('published'),
  }),
});

const themes = defineCollection({
  loader: glob({ base: `${content}/themes`, pattern: '*.md' }),
  schema: z.object({ title: z.string(), summary: z.string(), terms: z.array(z.string()), 'as-of': z.coerce.date() }),
});

export const collections = { briefings, themes };
