import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemaOf } from '@careway/contracts';

/** Serves the OpenAPI 3.1 document at `/openapi.json` and a page to try it at `/docs`. */
export function describeApi(app: NestFastifyApplication, name: string, schemas: readonly (new () => object)[]): void {
  SwaggerModule.setup('docs', app, () => apiOf(app, name, schemas), { jsonDocumentUrl: 'openapi.json' });
}

/** The document of an app whose modules are known; nothing of it needs to run. */
export function apiOf(
  app: NestFastifyApplication,
  name: string,
  schemas: readonly (new () => object)[],
): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle(`Careway ${name}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth();
  const made = SwaggerModule.createDocument(app, about.build());
  const own = Object.fromEntries(schemas.map((type) => [type.name, schemaOf(type) as never]));
  return { ...made, components: { ...made.components, schemas: { ...made.components?.schemas, ...own } } };
}
