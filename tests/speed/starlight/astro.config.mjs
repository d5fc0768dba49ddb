import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://so-tay.example",
  integrations: [
    starlight({ title: "Sổ tay Account", locales: { root: { label: "Tiếng Việt", lang: "vi" } }, credits: false }),
  ],
});
