package io.inkstream.ingest.admission;

/**
 * Space on a disk.
 *
 * @param where a folder on it, or whose disk it is
 */
record Room(String where, long freeBytes) {}
