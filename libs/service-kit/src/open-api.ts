import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { apiOf } from './describe-api.ts';
import { ServiceKitModule } from './service-kit.module.ts';
import type { ServiceOptions } from './start-service.ts';

@Module({})
class DescribedModule {}

/** The OpenAPI 3.1 document of a service that does not run: nothing of it is created, no server is asked. */
export async function openApiOf(options: ServiceOptions): Promise<OpenAPIObject> {
  const imports = [ServiceKitModule.forRoot(options), options.module];
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: DescribedModule, imports },
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  // Through JSON, as who asks the running service gets it.
  return JSON.parse(JSON.stringify(apiOf(app, options.name, options.schemas ?? []))) as OpenAPIObject;
}
