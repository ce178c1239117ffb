import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemaOf } from '@careway/contracts';

/** Serves the OpenAPI 3.1 document at `/openapi.json` and a page to try it at `/docs`. */
export function describeApi(app: NestFastifyApplication, name: string, schemas: readonly (new () => object)[]): void {
  const about = new DocumentBuilder()
    .setTitle(`Careway ${name}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth();
  SwaggerModule.setup('docs', app, () => document(app, about.build(), schemas), { jsonDocumentUrl: 'openapi.json' });
}

function document(
  app: NestFastifyApplication,
  about: Omit<OpenAPIObject, 'paths'>,
  schemas: readonly (new () => object)[],
): OpenAPIObject {
  const made = SwaggerModule.createDocument(app, about);
  const own = Object.fromEntries(schemas.map((type) => [type.name, schemaOf(type) as never]));
  return { ...made, components: { ...made.components, schemas: { ...made.components?.schemas, ...own } } };
}
