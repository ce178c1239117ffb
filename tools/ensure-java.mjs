import { installOrAsk } from './install-or-ask.mjs';
import { jarsAreThere } from './platform/jars.mjs';
import { javaVersion, mavenIsThere } from './platform/java.mjs';
import { Mendable } from './progress.mjs';

const OLDEST_JAVA = 17;

/** Java 17 or later, and Maven as long as its jars are not here yet: installed when this user may, else asked for. */
export async function ensureJava() {
  const lack = lacking();
  if (lack.length === 0) return;
  await installOrAsk(
    lack.map(({ debian }) => debian),
    `Apache Kafka and Redis need ${lack.map(({ words }) => words).join(' and ')}.`,
  );
  const still = lacking();
  if (still.length > 0)
    throw new Mendable(`There is still no ${still.map(({ words }) => words).join(', no ')}: set JAVA_HOME to one.`);
}

function lacking() {
  const found = javaVersion();
  return [
    found < OLDEST_JAVA && {
      debian: 'default-jre-headless',
      words: `Java ${OLDEST_JAVA} or later (found: ${found || 'none'})`,
    },
    !jarsAreThere() && !mavenIsThere() && { debian: 'maven', words: 'Maven' },
  ].filter(Boolean);
}
