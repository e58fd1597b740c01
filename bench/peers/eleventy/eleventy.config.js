// What a careful user of Eleventy would set up for the same site: the same lists, facet pages, alternates, feeds, related links.
const PER_PAGE = 60;
const IN_A_FEED = 50;
const DEFAULT = "fr";
const ALIKE = { theme: 40, region: 30, "working-group": 20 };

const prefix = (lang) => (lang === DEFAULT ? "" : `/${lang}`);
const push = (map, key, value) => (map.get(key) ?? map.set(key, []).get(key)).push(value);

/** Every record by address, by kind, by facet and by whom it names; once for the whole build. */
function indexed(pages) {
  const all = { bySlug: new Map(), byKind: new Map(), byFacet: new Map(), reaching: new Map(), place: new Map(), terms: new Map() };
  for (const page of pages) {
    const { lang, kind, slug, facets, names } = page.data;
    all.bySlug.set(`${lang}/${kind}/${slug}`, page);
    push(all.byKind, `${lang}/${kind}`, page);
    all.place.set(page, all.byKind.get(`${lang}/${kind}`).length - 1);
    for (const [word, codes] of Object.entries(facets)) for (const code of codes) push(all.byFacet, `${lang}/${kind}/${word}/${code}`, page);
    for (const name of names) push(all.reaching, `${lang}/${name}`, page);
  }
  for (const [key, entries] of all.byFacet) {
    const [lang, kind, word, code] = key.split("/");
    const named = all.bySlug.get(`${lang}/${word}s/${code}`);
    push(all.terms, `${lang}/${kind}`, { word, code, title: named?.data.title ?? code, count: entries.length });
  }
  return all;
}

/** A list cut into pages. */
function cut(entries, lang, kind, rest, title) {
  const total = Math.max(1, Math.ceil(entries.length / PER_PAGE));
  return Array.from({ length: total }, (_, n) => ({
    entries: entries.slice(n * PER_PAGE, (n + 1) * PER_PAGE), lang, kind, title, total,
    number: n + 1, base: `${prefix(lang)}${rest}`, rest: n ? `${rest}page/${n + 1}/` : rest, count: entries.length,
  }));
}

export default function (config) {
  let all;
  const index = (api) => (all ??= indexed(api.getAll().filter((item) => item.data.slug)));
  const lists = (api) => [
    ...[...index(api).byKind].flatMap(([key, entries]) => {
      const [lang, kind] = key.split("/");
      return cut(entries, lang, kind, `/${kind}/`, "");
    }),
    ...[...index(api).byFacet].flatMap(([key, entries]) => {
      const [lang, kind, word, code] = key.split("/");
      const title = all.bySlug.get(`${lang}/${word}s/${code}`)?.data.title ?? code;
      return cut(entries, lang, kind, `/${kind}-by-${word}/${code}/`, title);
    }),
  ];
  config.addCollection("lists", lists);
  config.addCollection("feeds", (api) =>
    [...index(api).byKind].map(([key, entries]) => ({ lang: key.split("/")[0], kind: key.split("/")[1], entries: entries.slice(0, IN_A_FEED) })),
  );
  config.addCollection("addresses", (api) => [
    "/",
    ...[...index(api).bySlug.values()].filter((page) => page.data.lang === DEFAULT).map((page) => page.url),
    ...lists(api).filter((page) => page.lang === DEFAULT).map((page) => page.rest),
  ]);
  config.addFilter("find", (slug, lang, kind) => all.bySlug.get(`${lang}/${kind}/${slug}`));
  config.addFilter("ofKind", (kind, lang) => all.byKind.get(`${lang}/${kind}`) ?? []);
  config.addFilter("reaching", (slug, lang) => all.reaching.get(`${lang}/${slug}`) ?? []);
  config.addFilter("take", (entries, n) => entries.slice(0, n));
  config.addFilter("prefix", prefix);
  config.addFilter("terms", (kind, lang) => all.terms.get(`${lang}/${kind}`) ?? []);
  config.addFilter("similar", ({ lang, kind, slug, facets }) => {
    const score = new Map();
    for (const [word, weight] of Object.entries(ALIKE))
      for (const code of facets[word] ?? [])
        for (const other of all.byFacet.get(`${lang}/${kind}/${word}/${code}`).slice(0, 200))
          if (other.data.slug !== slug) score.set(other, (score.get(other) ?? 0) + weight);
    return [...score].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([other]) => other);
  });
  config.addFilter("neighbour", ({ lang, kind, slug }, step) => {
    const here = all.bySlug.get(`${lang}/${kind}/${slug}`);
    return all.byKind.get(`${lang}/${kind}`)[all.place.get(here) + step];
  });
  return { dir: { input: "src", output: "_site", includes: "_includes" }, markdownTemplateEngine: false };
}
