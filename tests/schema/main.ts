/** Writes the JSON Schemas of `docs/schema/`. */
import { FILED, fileText, FOLDER } from "./_files.ts";

await Deno.mkdir(FOLDER, { recursive: true });
for (const codec of FILED) {
  await Deno.writeTextFile(new URL(`${codec.name}.json`, FOLDER), fileText(codec));
}
