# Builds QCustomPlot as the library and CMake package that Debian makes of it; the Flatpak
# manifest puts this file beside QCustomPlot's sources as their CMakeLists.txt.
cmake_minimum_required(VERSION 3.16)
project(QCustomPlotQt6 VERSION 2.1.1 LANGUAGES CXX)

include(GNUInstallDirs)
find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets PrintSupport)

add_library(QCustomPlotQt6 SHARED qcustomplot.cpp qcustomplot.h)
set_target_properties(QCustomPlotQt6 PROPERTIES AUTOMOC ON VERSION 2.1.1 SOVERSION 2.1)
target_compile_definitions(QCustomPlotQt6
    PRIVATE QCUSTOMPLOT_COMPILE_LIBRARY INTERFACE QCUSTOMPLOT_USE_LIBRARY)
target_include_directories(QCustomPlotQt6
    INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(QCustomPlotQt6 PUBLIC Qt6::Widgets Qt6::PrintSupport)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/QCustomPlotQt6)
install(TARGETS QCustomPlotQt6 EXPORT QCustomPlotQt6Config)
install(EXPORT QCustomPlotQt6Config NAMESPACE QCustomPlotQt6:: DESTINATION ${config_folder})
install(FILES qcustomplot.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
