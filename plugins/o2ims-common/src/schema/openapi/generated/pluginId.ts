export const pluginId = 'o2ims';
