import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import {
  RiCloudLine,
  RiMenuLine,
  RiNodeTree,
  RiSearchLine,
  RiServerLine,
  RiStackLine,
} from '@remixicon/react';
import { SidebarLogo } from './SidebarLogo';

const tabs = [
  { path: 'requests', text: 'Requests', Icon: RiNodeTree },
  { path: 'hosts', text: 'Hosts', Icon: RiServerLine },
  { path: 'o-clouds', text: 'O-Clouds', Icon: RiCloudLine },
  { path: 'templates', text: 'Templates', Icon: RiStackLine },
];

/** What the portal is for comes first; the rest of Backstage follows. */
export const SidebarContent = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      const nav = navItems.withComponent(item => (
        <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
      ));
      // the search opens over the page
      nav.take('page:search');
      // its tabs have an item of their own
      const oCloud = navItems.take('page:o2ims');

      return (
        <Sidebar>
          <SidebarLogo />
          <SidebarGroup
            label="Search"
            icon={<RiSearchLine size={20} />}
            to="/search"
          >
            <SidebarSearchModal />
          </SidebarGroup>
          <SidebarDivider />
          <SidebarGroup label="Menu" icon={<RiMenuLine size={20} />}>
            {oCloud &&
              tabs.map(({ path, text, Icon }) => (
                <SidebarItem
                  key={path}
                  icon={() => <Icon size={20} />}
                  to={`${oCloud.href}/${path}`}
                  text={text}
                />
              ))}
            {nav.take('page:scaffolder')}
            {nav.take('page:catalog')}
            <SidebarDivider />
            <SidebarScrollWrapper>
              {nav.rest({ sortBy: 'title' })}
            </SidebarScrollWrapper>
          </SidebarGroup>
          <SidebarSpace />
          <SidebarDivider />
          <SidebarGroup
            label="Settings"
            icon={<UserSettingsSignInAvatar />}
            to="/settings"
          >
            {nav.take('page:app-visualizer')}
            {nav.take('page:user-settings')}
          </SidebarGroup>
        </Sidebar>
      );
    },
  },
});
