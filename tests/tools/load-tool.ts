/** A module of tools/, which is plain JavaScript: it must run before any package is installed. */
export const loadTool = async (path: string) => import(new URL(`../../tools/${path}`, import.meta.url).href);
