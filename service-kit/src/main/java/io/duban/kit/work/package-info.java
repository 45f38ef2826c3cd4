/** What waits for somebody (待办), as every service tells its part of it. */
package io.duban.kit.work;
