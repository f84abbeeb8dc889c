/** The controllers of meshes. */
package dev.vertxmesh.controller;
