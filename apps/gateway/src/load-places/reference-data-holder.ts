import { Inject, Injectable } from '@nestjs/common';
import { loadReferenceData, type ReferenceData } from '@careway/reference-data';
import { GatewayConfig } from '../config.ts';

/** The reference data in force. It is loaded at start, and again when somebody asks. */
@Injectable()
export class ReferenceDataHolder {
  private held: ReferenceData;

  /** Throws `ReferenceDataError` with every fault: a gateway without places does not start. */
  constructor(@Inject(GatewayConfig) private readonly config: GatewayConfig) {
    this.held = loadReferenceData(config.REFERENCE_DATA);
  }

  get current(): ReferenceData {
    return this.held;
  }

  /** Reads the files again. Throws `ReferenceDataError` with every fault; then what was in force stays in force. */
  reload(): ReferenceData {
    this.held = loadReferenceData(this.config.REFERENCE_DATA);
    return this.held;
  }
}
