import { Module, type DynamicModule } from '@nestjs/common';
import { DemoPeopleController } from './demo/demo-people.controller.ts';
import { Identity } from './identity.ts';
import { IdentityConfig, mustAgree } from './identity-config.ts';
import { SignedInGuard } from './signed-in.ts';

/** Gives an app `@SignedIn()`; and, where IDENTITY_DEMO is on, the door by which demo people sign in. */
@Module({})
export class IdentityModule {
  /** Throws `ConfigError`. */
  static forRoot(config: IdentityConfig): DynamicModule {
    mustAgree(config);
    const providers = [
      { provide: IdentityConfig, useValue: config },
      { provide: Identity, useValue: new Identity(config) },
      SignedInGuard,
    ];
    return {
      module: IdentityModule,
      global: true,
      controllers: config.IDENTITY_DEMO === 'on' ? [DemoPeopleController] : [],
      providers,
      exports: [Identity, SignedInGuard],
    };
  }
}
