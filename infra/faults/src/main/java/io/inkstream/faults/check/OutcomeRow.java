package io.inkstream.faults.check;

import io.inkstream.contracts.PageId;

/**
 * A page's outcome as the read model has it.
 *
 * @param digest of the record
 */
public record OutcomeRow(PageId page, String outcomeId, String digest) {}
