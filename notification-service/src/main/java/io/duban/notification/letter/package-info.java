/**
 * What a letter consists of, apart from how it looks: every renderer reads this and nothing else.
 */
package io.duban.notification.letter;
