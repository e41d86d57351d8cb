package io.inkstream.results.export;

import io.inkstream.contracts.PageId;

/**
 * A page that ended.
 *
 * @param text empty for a page that failed
 * @param json the outcome as it was published
 */
record ExportedPage(PageId pageId, String text, String json) {}
