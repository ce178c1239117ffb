import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { problem } from '@careway/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Role } from './actor.ts';
import { Identity } from './identity.ts';

const ROLES_THAT_MAY = Symbol('roles that may');
const actors = new WeakMap<FastifyRequest, Actor>();

/** Lets a request pass whose bearer token tells who acts, in a role that may; remembers the actor for `@SignedIn()`. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    http.getResponse<FastifyReply>().header('www-authenticate', 'Bearer');
    const actor = await this.identity.actorOf(request.headers.authorization);
    const roles = this.reflector.get<readonly Role[]>(ROLES_THAT_MAY, context.getHandler());
    if (roles.length > 0 && !roles.includes(actor.role)) throw notForYou(actor, roles);
    http.getResponse<FastifyReply>().removeHeader('www-authenticate');
    actors.set(request, actor);
    return true;
  }
}

const notForYou = ({ role }: Actor, roles: readonly Role[]) =>
  problem(403, {
    title: 'Your role may not do this',
    detail: `You are signed in as ${role}; this is for ${roles.join(', ')}.`,
  });

const ActorOfRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actors.get(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * The parameter of a controller's method that is the `Actor`. The method is then for the signed in alone (401), in one
 * of `roles` where some are given (403), before anything else of the request is looked at; OpenAPI says so.
 */
export const SignedIn =
  (...roles: Role[]): ParameterDecorator =>
  (target, method, index) => {
    ActorOfRequest()(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method!)!;
    for (const decorate of [SetMetadata(ROLES_THAT_MAY, roles), UseGuards(SignedInGuard), ...DESCRIBED])
      decorate(target, method!, descriptor);
  };

const DESCRIBED: MethodDecorator[] = [
  ApiBearerAuth(),
  ApiUnauthorizedResponse({ description: 'Nobody is signed in' }),
  ApiForbiddenResponse({ description: 'The role may not do this' }),
];
