import { schemaOf } from '@careway/contracts';
import { ApiBody, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';

type Shape = abstract new () => object;

/** The body that is to be sent, in OpenAPI. */
export const Takes = (shape: Shape): MethodDecorator => ApiBody({ schema: schemaOf(shape) as object });

/** The answer 200, in OpenAPI. */
export const Shows = (shape: Shape): MethodDecorator => ApiOkResponse({ schema: schemaOf(shape) as object });

/** The answer 201, in OpenAPI. */
export const ShowsNew = (shape: Shape): MethodDecorator => ApiCreatedResponse({ schema: schemaOf(shape) as object });
