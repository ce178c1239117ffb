import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface ComposeService {
  image?: string;
  build?: { dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const ROOT = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const apps = readdirSync(join(ROOT, 'apps')).filter((name) => existsSync(join(ROOT, 'apps', name, 'src', 'main.ts')));
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, ComposeService> };

describe('docker-compose.yml', () => {
  it('names every app that runs, and only the three servers besides', () => {
    expect(apps.length).toBeGreaterThan(0);
    expect(Object.keys(services).sort()).toEqual([...apps, 'kafka', 'postgres', 'redis'].sort());
  });

  it.each(apps)('runs %s from the one Dockerfile, once what it needs is healthy', (name) => {
    const service = services[name]!;
    expect(service.build?.dockerfile).toBe('deploy/Dockerfile');
    expect(service.command).toEqual([name]);
    expect(Object.values(service.depends_on ?? {}).map(({ condition }) => condition)).toContain('service_healthy');
    expect(Object.keys(service.depends_on ?? {}).every((needed) => needed in services)).toBe(true);
  });

  it('tells each app where every other service is', () => {
    const others = apps
      .filter((name) => name !== 'simulator')
      .map((name) => `${name.toUpperCase().replaceAll('-', '_')}_ADDRESS`);
    for (const name of apps)
      expect(Object.keys(services[name]!.environment ?? {})).toEqual(expect.arrayContaining(others));
  });

  it('has a health check for each server, and pins each image', () => {
    for (const name of ['postgres', 'redis', 'kafka']) {
      expect(services[name]!.healthcheck?.test.length).toBeGreaterThan(1);
      expect(services[name]!.image).toMatch(/:\d/);
    }
  });

  it('copies nothing into the image that is not in the checkout', () => {
    const copied = [...read('deploy/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from]) =>
      from!.split(' '),
    );
    for (const path of copied.filter((each) => each !== '.')) expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
