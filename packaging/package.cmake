# What is installed, and the Debian package that cpack makes of it. See packaging/README.md.
find_program(GZIP_PROGRAM gzip REQUIRED)
mark_as_advanced(GZIP_PROGRAM)
set(package_folder ${CMAKE_CURRENT_LIST_DIR})
set(package_files ${CMAKE_BINARY_DIR}/packaging)
file(MAKE_DIRECTORY ${package_files})

# Without name and time in it, the same text is the same file.
function(cyrano_compress source target)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    execute_process(COMMAND ${GZIP_PROGRAM} -9nc ${source}
        OUTPUT_FILE ${target} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# The manual page is written from --help, so that it names exactly the options there are.
add_custom_command(
    OUTPUT ${package_files}/cyrano.1.gz
    COMMAND ${package_folder}/manual $<TARGET_FILE:cyrano> ${PROJECT_VERSION}
            > ${package_files}/cyrano.1
    COMMAND ${GZIP_PROGRAM} -9nf ${package_files}/cyrano.1
    DEPENDS cyrano ${package_folder}/manual
    COMMENT "Writing the manual page"
    VERBATIM)
add_custom_target(cyrano_manual ALL DEPENDS ${package_files}/cyrano.1.gz)

# The program finds its data beside itself, so a build folder works without installing.
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/datasets ${CMAKE_BINARY_DIR}/datasets SYMBOLIC)

set(data_folder ${CMAKE_INSTALL_DATADIR}/cyrano)
set(doc_folder ${CMAKE_INSTALL_DATADIR}/doc/cyrano)
cyrano_compress(${CMAKE_SOURCE_DIR}/CHANGELOG.md ${package_files}/changelog.gz)
install(DIRECTORY datasets/ DESTINATION ${data_folder}/datasets
    PATTERN LICENCES.md EXCLUDE)
install(DIRECTORY ${CMAKE_BINARY_DIR}/tables/ DESTINATION ${data_folder}/tables
    FILES_MATCHING PATTERN "*.*")
install(FILES packaging/cyrano.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/cyrano.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES packaging/cyrano.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    RENAME org.cyrano_physics.Cyrano.metainfo.xml)
install(FILES ${package_files}/cyrano.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${package_files}/changelog.gz datasets/LICENCES.md DESTINATION ${doc_folder})

# The first entry of the Debian changelog is the package's version and its last line the
# maintainer, as everywhere in Debian.
set(debian_changelog ${package_folder}/debian/changelog)
file(STRINGS ${debian_changelog} debian_lines ENCODING UTF-8)
list(GET debian_lines 0 debian_head)
if(NOT debian_head MATCHES "^cyrano \\(([0-9.]+)-([0-9a-z.~+]+)\\) ")
    message(FATAL_ERROR "${debian_changelog}: no 'cyrano (VERSION-REVISION)' in its first line")
endif()
set(debian_version ${CMAKE_MATCH_1})
set(debian_revision ${CMAKE_MATCH_2})
if(NOT debian_version STREQUAL PROJECT_VERSION)
    message(FATAL_ERROR "${debian_changelog} is about version ${debian_version}, the project is at "
        "${PROJECT_VERSION}: add an entry")
endif()
list(FILTER debian_lines INCLUDE REGEX "^ -- ")
list(GET debian_lines 0 debian_trailer)
string(REGEX REPLACE "^ -- (.*>)  .*" "\\1" debian_maintainer "${debian_trailer}")
cyrano_compress(${debian_changelog} ${package_files}/changelog.Debian.gz)
install(FILES ${package_files}/changelog.Debian.gz packaging/debian/copyright
    DESTINATION ${doc_folder} COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cyrano)
set(CPACK_PACKAGE_VENDOR "The Cyrano developers")
set(CPACK_PACKAGE_CONTACT "${debian_maintainer}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "explorer of exclusion plots for MeV-GeV particles")
set(CPACK_PACKAGE_DESCRIPTION
"Cyrano draws exclusion plots for axion-like particles, dark photons and other
light particles beyond the Standard Model. It recomputes beam-dump, collider
and magnetic-moment bounds from formulas and measured inputs while a slider
moves, and says of every point what excludes it, by what factor and on which
paper's authority.
.
The same scenes can be written as PDF, SVG, PNG, LaTeX or numbers from the
command line, without a display.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_CMAKE_PROJECTS
    ${CMAKE_BINARY_DIR} cyrano ALL / ${CMAKE_BINARY_DIR} cyrano debian /)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${debian_revision})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no library names: KaTeX is read at run time, and a desktop may be Wayland's.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libjs-katex, fonts-katex")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "ffmpeg")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
