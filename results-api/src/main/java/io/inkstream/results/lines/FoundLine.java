package io.inkstream.results.lines;

import io.inkstream.contracts.PageResult;

/** A line and the reading it is in. */
record FoundLine(PageResult result, PageResult.Line line) {}
