// What a careful user of Eleventy would set up for the same site: the same lists, facet pages, alternates, feeds, related links.
const FACETS = { theme: "themes", region: "regions", group: "working-groups", stage: "stage", relation: "relation", form: "form" };
const FOLDERS = ["projects", "clusters", "working-groups", "regions", "themes"];
const PER_PAGE = 60;
const DEFAULT = "fr";

/** @param {unknown} value */
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export default function (config) {
  let all;
  const index = (api) => {
    if (all) return all;
    all = { byUrl: new Map(), bySlug: new Map(), byFacet: new Map(), reaching: new Map(), byFolder: new Map() };
    const push = (map, key, page) => (map.get(key) ?? map.set(key, []).get(key)).push(page);
    for (const page of api.getAll().filter((item) => item.data.slug)) {
      const { lang, kind, slug, facts } = page.data;
      all.bySlug.set(`${lang}/${kind}/${slug}`, page);
      push(all.byFolder, `${lang}/${kind}`, page);
      for (const [word, name] of Object.entries(FACETS)) for (const code of list(facts[name] ?? facts[word])) push(all.byFacet, `${lang}/${word}/${code}`, page);
      for (const [folder, name] of [["themes", "themes"], ["regions", "regions"], ["clusters", "clusters"], ["working-groups", "working-groups"]])
        for (const code of list(facts[name])) push(all.reaching, `${lang}/${folder}/${code}`, page);
    }
    return all;
  };
  const pagesOf = (entries, url) => {
    const pages = [];
    const total = Math.max(1, Math.ceil(entries.length / PER_PAGE));
    for (let n = 0; n < total; n++)
      pages.push({ entries: entries.slice(n * PER_PAGE, (n + 1) * PER_PAGE), number: n + 1, total, base: url, url: n ? `${url}page/${n + 1}/` : url });
    return pages;
  };
  const prefix = (lang) => (lang === DEFAULT ? "" : `/${lang}`);
  config.addCollection("lists", (api) =>
    [...index(api).byFolder].flatMap(([key, entries]) => {
      const [lang, kind] = key.split("/");
      return pagesOf(entries, `${prefix(lang)}/${kind}/`).map((page) => ({ ...page, lang, kind, facet: "" }));
    }),
  );
  config.addCollection("facets", (api) =>
    [...index(api).byFacet].flatMap(([key, entries]) => {
      const [lang, word, code] = key.split("/");
      return pagesOf(entries, `${prefix(lang)}/by-${word}/${code}/`).map((page) => ({ ...page, lang, kind: word, facet: code }));
    }),
  );
  config.addCollection("feeds", (api) => [...index(api).byFolder].map(([key, entries]) => ({ lang: key.split("/")[0], kind: key.split("/")[1], entries: entries.slice(0, 50) })));
  config.addCollection("records", (api) => [...index(api).bySlug.values()]);
  config.addFilter("find", (slug, lang, kind) => all.bySlug.get(`${lang}/${kind}/${slug}`));
  config.addFilter("reaching", (slug, lang, kind) => all.reaching.get(`${lang}/${kind}/${slug}`) ?? []);
  config.addFilter("take", (entries, n) => entries.slice(0, n));
  config.addFilter("prefix", prefix);
  config.addFilter("terms", (lang, word) => [...all.byFacet].filter(([key]) => key.startsWith(`${lang}/${word}/`)).map(([key, entries]) => ({ code: key.split("/")[2], count: entries.length })));
  config.addFilter("similar", (page) => {
    const { lang, kind, slug, facts } = page;
    const score = new Map();
    for (const [word, weight] of [["theme", 40], ["region", 30], ["group", 20]])
      for (const code of list(facts[FACETS[word]]))
        for (const other of (all.byFacet.get(`${lang}/${word}/${code}`) ?? []).slice(0, 200))
          if (other.data.slug !== slug && other.data.kind === kind) score.set(other, (score.get(other) ?? 0) + weight);
    return [...score].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([other]) => other);
  });
  config.addFilter("neighbour", (page, step) => {
    const entries = all.byFolder.get(`${page.lang}/${page.kind}`) ?? [];
    return entries[entries.findIndex((entry) => entry.data.slug === page.slug) + step];
  });
  return { dir: { input: "src", output: "_site", includes: "_includes" }, markdownTemplateEngine: false };
}
