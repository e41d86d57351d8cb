@org.jspecify.annotations.NullMarked
package io.inkstream.recognition.pagexml;
