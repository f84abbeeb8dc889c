/** Supervised meshes for clustered Vert.x. */
package dev.vertxmesh;
