/** Whether the text under a key of a config is for readers. */
export const isProse = (key = ''): boolean => key.split('.').some((part) => proseKeys.test(part));

const proseKeys =
  /^[_$]?(?:\w+_)?(?:comments?|desc(?:ription)?|docs?|documentation|docstring|help|notes?|remarks?|readme|changelog|summary|todo|abstract|usage|examples?|info|tooltip|hint|title|caption|prompt)(?:_?(?:text|string|md|markdown))?$/i;
